package cn.financebrain.contract;

/** The value of one tag (标签) of one enterprise at an instant. */
public sealed interface TagValue {

  /** A number, in the tag's unit; finite. */
  record Quantity(double value) implements TagValue {}

  /** One of a code list, such as an industry. */
  record Code(String value) implements TagValue {}

  /** Yes or no. */
  record Truth(boolean value) implements TagValue {}

  /** No event that this tag reads has been seen: unknown, which is not the same as zero or no. */
  record Missing() implements TagValue {}
}
