/**
 * When a score becomes an alert: episodes with hysteresis and cool-down. Start at {@link
 * cn.financebrain.scoring.alert.AlertPolicy}.
 */
package cn.financebrain.scoring.alert;
