package cn.financebrain.contract;

/**
 * An alert as it was stored.
 *
 * @param position of the record of the log that raised it
 */
public record RaisedAlert(Alert alert, LogPosition position) {}
