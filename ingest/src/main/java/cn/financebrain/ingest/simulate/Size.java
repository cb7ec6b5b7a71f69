package cn.financebrain.ingest.simulate;

/** Size of an enterprise, as the statisticians class it. */
public enum Size {
  MICRO("微型"),
  SMALL("小型"),
  MEDIUM("中型"),
  LARGE("大型");

  private final String title;

  Size(String title) {
    this.title = title;
  }

  /** The Chinese word. */
  public String title() {
    return title;
  }

  public boolean atLeast(Size other) {
    return compareTo(other) >= 0;
  }
}
