package cn.financebrain.training.city;

/** The pieces of a city's run, in their order. */
public enum Stage {
  /** Reading the files into a log; steps are percent. */
  READING,
  /** Counting peers; steps are enterprises, as of {@link #TAGS} and {@link #WATCHING}. */
  PEERS,
  /** Working out the tags that are trained on. */
  TAGS,
  /** Fitting models; steps are fits. */
  TRAINING,
  WATCHING
}
