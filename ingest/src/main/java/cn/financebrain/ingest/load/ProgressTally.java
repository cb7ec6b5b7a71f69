package cn.financebrain.ingest.load;

/** Adds up the progress over the files of a load. */
final class ProgressTally {
  private final Progress progress;
  private final long totalBytes;
  private long doneBytes;
  private long rows;

  ProgressTally(Progress progress, long totalBytes) {
    this.progress = progress;
    this.totalBytes = totalBytes;
  }

  void batchDone(long bytesOfFile, long newRows) {
    rows += newRows;
    progress.update(Math.min(totalBytes, doneBytes + bytesOfFile), totalBytes, rows);
  }

  void fileDone(long bytes) {
    doneBytes += bytes;
    progress.update(Math.min(totalBytes, doneBytes), totalBytes, rows);
  }
}
