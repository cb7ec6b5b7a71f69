package cn.financebrain.training.fit;

/** Solves linear systems of a symmetric positive definite matrix. */
final class Cholesky {
  private Cholesky() {}

  /**
   * @param lower the matrix, of which the lower triangle is read; overwritten by its factor
   * @return the solution, in the array that was handed in as right-hand side
   */
  static double[] solve(double[][] lower, double[] rightHandSide) {
    int n = rightHandSide.length;
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        for (int i = j; i < n; i++) {
          lower[i][j] -= lower[i][k] * lower[j][k];
        }
      }
      double root = Math.sqrt(lower[j][j]);
      for (int i = j; i < n; i++) {
        lower[i][j] /= root;
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        rightHandSide[i] -= lower[i][k] * rightHandSide[k];
      }
      rightHandSide[i] /= lower[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        rightHandSide[i] -= lower[k][i] * rightHandSide[k];
      }
      rightHandSide[i] /= lower[i][i];
    }
    return rightHandSide;
  }
}
