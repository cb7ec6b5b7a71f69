package cn.financebrain.cli.restart;

/**
 * What a job takes of the machine at most.
 *
 * @param meanBytes both packed states of an enterprise
 */
record Needs(long enterprises, long meanBytes) {
  /** Keys, entries of maps and the headers of two arrays. */
  private static final long BYTES_BESIDE = 700;

  private static final long OWN_HEAP_MB = 1_536;

  /** Beside the heap: RocksDB, network, classes, threads. */
  private static final long NATIVE_MB = 1_280;

  private static final long KAFKA_MB = 700;

  /** Garbage, and states that are open or being replaced. */
  private static final double HEAP_SLACK = 1.5;

  /** The savepoint, the working files of RocksDB, and two checkpoints for a while. */
  private static final int COPIES_ON_DISK = 4;

  private static final long OTHER_DISK_MB = 2_000;

  long heapMb(String backend) {
    return backend.equals("heap")
        ? OWN_HEAP_MB + (long) (HEAP_SLACK * mega(enterprises * (meanBytes + BYTES_BESIDE)))
        : OWN_HEAP_MB + mega(enterprises * BYTES_BESIDE);
  }

  long memoryMb(String backend) {
    return heapMb(backend) + NATIVE_MB + KAFKA_MB;
  }

  long diskMb() {
    return OTHER_DISK_MB + COPIES_ON_DISK * mega(enterprises * meanBytes);
  }

  private static long mega(long bytes) {
    return bytes >> 20;
  }
}
