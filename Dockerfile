# The page and the commands in one image; compose.yaml runs it. The corpus, the index and the feedback are volumes.
FROM python:3.11-slim

# Who runs it: whoever owns the folder of guides, so that `ingest add` can write there.
ARG UID=1000
# Clients of models that word the answers (pyproject.toml), separated by commas: openai, ollama, anthropic, …
ARG EXTRAS=openai

RUN useradd --uid "$UID" --create-home guide
WORKDIR /app
COPY pyproject.toml constraints.txt README.md ./
COPY ingest ingest
COPY assistant assistant
COPY evals evals
COPY views views
COPY app.py ./
COPY .streamlit .streamlit
COPY corpus corpus
RUN pip install --no-cache-dir --constraint constraints.txt --editable ".[$EXTRAS]" \
    && python -m compileall -q app.py ingest assistant evals views \
    && mkdir -p /data/index /data/feedback && chown guide /data/index /data/feedback
USER $UID
ENV HOME=/home/guide ERASMUS_GUIDE_INDEX=/data/index ERASMUS_GUIDE_FEEDBACK=/data/feedback/feedback.sqlite \
    HF_HUB_OFFLINE=1 ANONYMIZED_TELEMETRY=False PYTHONUNBUFFERED=1
EXPOSE 8501
CMD ["python", "-m", "streamlit", "run", "app.py", "--server.address", "0.0.0.0", "--server.port", "8501"]
