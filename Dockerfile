# The page and the commands in one image; compose.yaml runs it. The corpus and the index are volumes.
FROM python:3.11-slim

RUN useradd --create-home guide
WORKDIR /app
COPY pyproject.toml constraints.txt README.md ./
COPY ingest ingest
COPY assistant assistant
COPY evals evals
COPY views views
COPY app.py ./
COPY .streamlit .streamlit
COPY corpus corpus
RUN pip install --no-cache-dir --constraint constraints.txt --editable . \
    && mkdir -p /data/index && chown guide /data/index
USER guide
ENV ERASMUS_GUIDE_INDEX=/data/index HF_HUB_OFFLINE=1 ANONYMIZED_TELEMETRY=False PYTHONUNBUFFERED=1
EXPOSE 8501
CMD ["python", "-m", "streamlit", "run", "app.py", "--server.address", "0.0.0.0", "--server.port", "8501"]
