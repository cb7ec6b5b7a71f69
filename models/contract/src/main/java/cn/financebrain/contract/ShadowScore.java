package cn.financebrain.contract;

/**
 * What a challenger says of an enterprise beside the champion, from the same tags at the same
 * instant. It raises no alert, and nobody acts on it.
 *
 * @param model id of the challenger's artifact
 */
public record ShadowScore(String model, Score score) {}
