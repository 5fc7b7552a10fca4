// What the page does in the browser beyond Streamlit: opens sources from their marks, copies, prints, announces,
// moves the keyboard, and remembers the conversation's key for this tab. Texts arrive as data and leave as text.
const KEY = "erasmus-guide-conversation";
const state = (window.__erasmusGuide ??= { said: null, turn: 0, opened: null, opener: null, quote: "", listens: false });

export default function (component) {
  const { data, setStateValue } = component;
  document.documentElement.lang = data.language;
  document.querySelector('[data-testid="stChatInputSubmitButton"]')?.setAttribute("aria-label", data.send);
  if (!state.listens) {
    state.listens = true;
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
  }
  remember(data, setStateValue);
  requestAnimationFrame(() => {
    announce(data.announce);
    showTurn(data.turn);
    showOpened(data.opened);
  });
}

// The key is kept for this tab alone and dies with it.
function remember(data, setStateValue) {
  try {
    const kept = sessionStorage.getItem(KEY);
    if (!data.restored && kept && kept !== data.key) {
      setStateValue("kept", kept);
    } else {
      sessionStorage.setItem(KEY, data.key);
    }
  } catch {
    // A browser that keeps nothing: the conversation is lost on a reload, all else works.
  }
}

function onClick(event) {
  const target = event.target instanceof Element ? event.target : null;
  const chip = target?.closest(".eg-chip[data-opens]");
  const button = chip && find(chip.dataset.opens);
  if (button) {
    event.preventDefault();
    state.opener = place(chip, `.eg-chip[href="${chip.hash}"]`);
    state.quote = squash(document.querySelector(chip.hash + " q")?.textContent ?? "");
    button.click();
    setTimeout(showQuote, 50);
    return;
  }
  const opener = target?.closest('[class*="st-key-open-"] button');
  if (opener && event.isTrusted) {
    const key = [...opener.closest('[class*="st-key-open-"]').classList].find((name) => name.startsWith("st-key-open-"));
    state.opener = place(opener, `.${CSS.escape(key)} button`);
    state.quote = "";
  }
  const copy = target?.closest("[data-copy]");
  if (copy) copyText(copy);
  if (target?.closest("[data-print]")) window.print();
  if (target?.closest("[data-skip]")) document.querySelector('[data-testid="stChatInput"] textarea')?.focus();
}

function onKey(event) {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (document.querySelector('[role="dialog"], [data-baseweb="popover"]')) return;
  find("close-source")?.click();
}

// Streamlit may draw an element anew: it is found again by what it is and the how-manieth of its kind.
function place(element, selector) {
  const index = [...document.querySelectorAll(selector)].indexOf(element);
  return () => document.querySelectorAll(selector)[Math.max(index, 0)] ?? document.body;
}

function find(key) {
  return document.querySelector(`.st-key-${CSS.escape(key)} button`);
}

async function copyText(button) {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.cssText = "position:fixed;opacity:0";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const label = button.querySelector("span:last-child");
  const before = label.textContent;
  if (before === button.dataset.done) return;
  label.textContent = button.dataset.done;
  say(button.dataset.done);
  setTimeout(() => (label.textContent = before), 2000);
}

// One region for the whole visit: screen readers only speak of changes in a region that they know.
function region() {
  let live = document.getElementById("eg-live");
  if (!live) {
    live = document.createElement("div");
    live.id = "eg-live";
    live.className = "eg-hidden";
    live.setAttribute("role", "status");
    live.setAttribute("aria-live", "polite");
    document.body.append(live);
  }
  return live;
}

function say(text) {
  region().textContent = "";
  setTimeout(() => (region().textContent = text), 50);
}

function announce(message) {
  region();
  if (!message || message.id === state.said) return;
  state.said = message.id;
  say(message.text);
}

function showTurn(turn) {
  if (turn !== state.turn && turn > 1) {
    [...document.querySelectorAll(".eg-question")].at(-1)?.scrollIntoView({ block: "start" });
  }
  state.turn = turn;
}

function squash(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

// Of several quotes on a slide, the one whose mark was clicked.
function showQuote() {
  const marks = [...document.querySelectorAll(".st-key-source-panel mark")];
  const meant = marks.filter((mark) => state.quote && state.quote.includes(squash(mark.textContent)));
  const several = meant.length < marks.length;
  marks.forEach((mark) => mark.classList.toggle("eg-meant", several && meant.includes(mark)));
  const picture = document.querySelector(".st-key-source-panel .eg-page img");
  if (picture && !picture.complete) picture.addEventListener("load", showQuote, { once: true });
  const printed = document.querySelector(".st-key-source-panel .eg-page-mark");
  (printed ?? meant[0] ?? marks[0])?.scrollIntoView({ block: "nearest" });
}

function showOpened(opened) {
  if (opened === state.opened?.id) return;
  const panel = document.querySelector(".st-key-source-panel");
  if (!opened && state.opened) {
    state.opened = null;
    state.opener?.().focus();
    return;
  }
  if (!opened || !panel) return;
  state.opened = { id: opened };
  panel.scrollTop = 0;
  showQuote();
  if (opened.startsWith("fresh")) panel.querySelector("button")?.focus({ preventScroll: true });
}
