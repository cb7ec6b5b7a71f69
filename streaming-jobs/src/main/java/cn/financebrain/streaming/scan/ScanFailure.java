package cn.financebrain.streaming.scan;

/** Why a scan can't go on, in words for people: Chinese, then English. */
public final class ScanFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public ScanFailure(String message) {
    super(message);
  }
}
