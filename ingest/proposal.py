"""A manifest entry proposed for a new file, with what is not sure about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from ingest.errors import DocumentError
from ingest.manifest import KINDS_BY_SUFFIX, Entry
from ingest.peek import Peek, peek
from ingest.sniff import NAMES, sniff
from ingest.types import DocumentKind, Language

_YEAR = re.compile(r"(?<![\d–-])(20[0-4]\d)(?!\d|\s*[–-]\s*\d)")
_LANGUAGE = re.compile(r"(?:^|[\W_])(fi|fin|suomi|suomeksi|finnish|en|eng|englanti|english)(?=$|[\W_])", re.IGNORECASE)
_CALL = re.compile(
    r"(?:call|haku(?:kierros|kutsu)?|ohjelmaopas|programme guide|kutsu|version|versio)\D{0,24}(20[0-4]\d)|"
    r"(20[0-4]\d)\s+(?:call|haku\w*|programme guide|ohjelmaopas|edition)",
    re.IGNORECASE,
)
_COMMON: dict[Language, str] = {
    "fi": "ja on ei että tai sekä ovat voi joka mukaan myös se kun jos ole hakea tuki hanke",
    "en": "the and of to in for is that be or are with by this on as from which not",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_POOR_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint) - |untitled|powerpoint|presentation\d*$|document\d*$|slide 1$)", re.I
)


@dataclass(frozen=True, slots=True)
class Given:
    """What the user has said of a file; empty where nothing."""

    id: str = ""
    title: str = ""
    language: Language | None = None
    edition: str = ""
    kind: DocumentKind | None = None
    counterpart: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry to add, what a person should check of it, and the entry that becomes its counterpart."""

    entry: Entry
    doubts: tuple[str, ...]


def propose(path: Path, known: Sequence[Entry], given: Given | None = None) -> Proposal:
    """The entry for a file. Raises `DocumentError` naming the file and why it cannot be read."""
    given = given or Given()
    doubts: list[str] = []
    kind = given.kind or _kind_of(path, doubts)
    seen = peek(path, kind)
    if kind == "pdf" and seen.form is not None:
        kind = "pdf-deck" if seen.form.form == "deck" else "pdf-guide"
        if not seen.form.is_sure:
            other = "pdf-guide" if kind == "pdf-deck" else "pdf-deck"
            doubts.append(f"kind: it looks like a {seen.form.form}, not clearly; if it is not, write {other}")
    if not seen.text.strip():
        doubts.append("its first pages have no text: are they scanned?")
    language = given.language or _language_of(path, seen, doubts)
    title = given.title or _title_of(path, seen, doubts)
    edition = given.edition or _edition_of(path, title, seen, doubts)
    stem = _stem(path)
    identity = given.id or _free_id(f"{stem}.{language}", known)
    counterpart = given.counterpart or _counterpart_of(stem, language, edition, known, doubts)
    doubts.append("publisher, url and contact: not known from the file; fill in what there is")
    entry = Entry(
        id=identity,
        file=path.name,
        title=title,
        language=language,
        kind=kind,
        edition=edition,
        series=re.sub(r"[._-]*20\d\d", "", stem).strip("-._") or stem,
        counterpart=counterpart or None,
    )
    return Proposal(entry, tuple(doubts))


def _kind_of(path: Path, doubts: list[str]) -> DocumentKind:
    try:
        form = sniff(path)
    except OSError as exc:
        raise DocumentError(f"{path}: cannot be read: {exc.strerror}. Check the name and its permissions.") from exc
    by_name = KINDS_BY_SUFFIX.get(path.suffix.lower())
    if form in ("pdf", "pptx", "docx", "html"):
        kind: DocumentKind = form
        if by_name != kind:
            doubts.append(f"kind: {NAMES[form]} in spite of its ending {path.suffix or '(none)'}")
        return kind
    if form == "text" and by_name in (None, "markdown", "html"):
        if by_name is not None:
            return by_name
        text = path.read_text(encoding="utf-8", errors="replace")
        deck = re.search(r"^[ \t]*(?:Dia|Slide) 1\b", text, re.MULTILINE) is not None
        return "deck-text" if deck else "guide-page-text"
    if form == "legacy-office":
        raise DocumentError(f"{path}: an old or a protected Office file. Save it without a password as .pptx or .docx.")
    if form == "zip" and by_name in ("pptx", "docx"):
        raise DocumentError(f"{path}: it is cut off or damaged. Save or download it again.")
    wanted = " in spite of its ending" if by_name else ""
    raise DocumentError(f"{path}: {NAMES[form]}{wanted}, which cannot be read. Save it as PDF, Word or HTML.")


def _language_of(path: Path, seen: Peek, doubts: list[str]) -> Language:
    words = re.findall(r"[^\W\d_]+", seen.text.casefold())
    counts = {name: sum(word in known for word in words) for name, known in _WORDS.items()}
    counts["fi"] += sum(1 for word in words if "ä" in word or "ö" in word) // 3
    language: Language = "fi" if counts["fi"] > counts["en"] else "en"
    least, most = sorted(counts.values())
    named = _LANGUAGE.search(path.stem)
    said = [named[1].casefold()[:2].replace("su", "fi")] if named else []
    if seen.language:
        said.append(seen.language.casefold()[:2])
    if most < max(3, 0.02 * len(words)):
        if said and said[0] in ("fi", "en"):
            language = "fi" if said[0] == "fi" else "en"
        doubts.append("language: too little text in Finnish or English to tell by")
    elif least * 2 > most:
        doubts.append(f"language: both Finnish and English in it; taken for {language}")
    elif any(tag != language for tag in said if len(tag) == 2) and named:
        doubts.append(f"language: its name says '{named[1]}', its text is {language}")
    return language


def _title_of(path: Path, seen: Peek, doubts: list[str]) -> str:
    candidates = [t for t in (seen.title, seen.largest) if len(t) >= 5 and not _POOR_TITLE.match(t)]
    if candidates:
        title = " ".join(candidates[0].split())
        other = " ".join(candidates[-1].split())
        if fuzz.token_set_ratio(title.casefold(), other.casefold()) < 60:
            doubts.append(f"title: the file calls itself '{title}', its first page says '{other}'")
        return title
    doubts.append("title: taken from the file's name")
    return re.sub(r"[._-]+", " ", path.stem).strip() or path.name


def _edition_of(path: Path, title: str, seen: Peek, doubts: list[str]) -> str:
    named = [year for text in (title, path.stem.replace("_", " ")) for year in _YEAR.findall(text)]
    called = Counter(year for pair in _CALL.findall(seen.text) for year in pair if year)
    plain = Counter(_YEAR.findall(seen.text))
    ranked = list(
        dict.fromkeys([*named, *(y for y, _ in called.most_common(2)), *(y for y, _ in plain.most_common(1))])
    )
    if not ranked:
        doubts.append("edition: no call year found")
        return ""
    if len(ranked) > 1:
        doubts.append(f"edition: {ranked[0]} taken; it also speaks of {', '.join(ranked[1:])}")
    elif not named:
        doubts.append(f"edition: {ranked[0]} stands in the text, not in the title")
    return str(ranked[0])


def _stem(path: Path) -> str:
    bare = _LANGUAGE.sub("-", path.stem)
    return re.sub(r"[^a-z0-9]+", "-", _plain(bare)).strip("-") or "document"


def _plain(text: str) -> str:
    return text.casefold().translate(str.maketrans("åäöé", "aaoe"))


def _free_id(wanted: str, known: Sequence[Entry]) -> str:
    taken = {entry.id for entry in known}
    if wanted not in taken:
        return wanted
    stem, _, language = wanted.rpartition(".")
    return next(name for n in range(2, len(taken) + 3) if (name := f"{stem}-{n}.{language}") not in taken)


def _counterpart_of(stem: str, language: Language, edition: str, known: Sequence[Entry], doubts: list[str]) -> str:
    """The entry in the other language that is most likely the same document: same year, nearly the same name."""
    scored: list[tuple[float, Entry]] = [
        (fuzz.ratio(stem, _stem(Path(entry.file))), entry)
        for entry in known
        if entry.language != language and entry.edition == edition and entry.counterpart is None
    ]
    if not scored:
        return ""
    score, best = max(scored, key=lambda pair: pair[0])
    if score < 70:
        return ""
    if score < 100:
        doubts.append(f"counterpart: '{best.id}' has nearly the same name; is it the same document?")
    return best.id
