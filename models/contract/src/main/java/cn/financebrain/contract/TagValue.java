package cn.financebrain.contract;

/** The value of one tag (标签) of one enterprise at an instant. */
public sealed interface TagValue {

  /** A number, in the tag's unit; finite. */
  record Quantity(double value) implements TagValue {
    /** As records have it, but as fast as engines need it, who compare hundreds at each event. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Quantity that && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value);
    }
  }

  /** One of a code list, such as an industry. */
  record Code(String value) implements TagValue {}

  /** Yes or no. */
  record Truth(boolean value) implements TagValue {
    @Override
    public boolean equals(Object other) {
      return other instanceof Truth that && value == that.value;
    }

    @Override
    public int hashCode() {
      return Boolean.hashCode(value);
    }
  }

  /** No event that this tag reads has been seen: unknown, which is not the same as zero or no. */
  record Missing() implements TagValue {}
}
