package cn.financebrain.ingest.simulate.equity;

/**
 * What the graph run says of an enterprise on a day.
 *
 * @param propagated 0 to 1, two decimals
 * @param shellScore 0 to 1, two decimals
 * @param stateShare 0 to 1, two decimals
 */
record Measures(
    int sameAddress,
    int samePhone,
    boolean badHistory,
    int riskyNeighbours,
    double propagated,
    int companiesOfRepresentative,
    int depth,
    boolean circular,
    int branchCities,
    int investees,
    int deadInvestees,
    double shellScore,
    int partners,
    double stateShare) {}
