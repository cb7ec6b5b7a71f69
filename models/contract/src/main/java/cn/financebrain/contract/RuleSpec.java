package cn.financebrain.contract;

/**
 * What everybody may know of a hard rule without reading its condition.
 *
 * @param id as {@link Alert.Cause.HardRule} names it
 * @param band the least band of the alert that it raises
 * @param basis the legal basis, in Chinese
 */
public record RuleSpec(
    String id, Risk risk, Band band, String chinese, String english, String basis) {}
