package cn.financebrain.training.model;

import cn.financebrain.training.table.TrainingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows in parts of equal size and equal share of positives. All rows of one enterprise are in one
 * part, so that a model is never tested on an enterprise that it was trained on.
 */
public final class Folds {
  private final int[] rows;
  private final int[] partOfRow;
  private final int count;

  private Folds(int[] rows, int[] partOfRow, int count) {
    this.rows = rows;
    this.partOfRow = partOfRow;
    this.count = count;
  }

  /**
   * @param rows of the table, to be divided
   */
  public static Folds stratified(TrainingTable table, int[] rows, int count, long seed) {
    Map<String, List<Integer>> byEnterprise = new LinkedHashMap<>();
    for (int i = 0; i < rows.length; i++) {
      String enterprise = table.rows().get(rows[i]).enterprise().text();
      byEnterprise.computeIfAbsent(enterprise, any -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> positive = new ArrayList<>();
    List<List<Integer>> negative = new ArrayList<>();
    for (List<Integer> places : byEnterprise.values()) {
      boolean any = places.stream().anyMatch(i -> table.rows().get(rows[i]).positive());
      (any ? positive : negative).add(places);
    }
    Random random = new Random(seed);
    Collections.shuffle(positive, random);
    Collections.shuffle(negative, random);
    int[] parts = new int[rows.length];
    int next = 0;
    for (List<List<Integer>> kind : List.of(positive, negative)) {
      for (List<Integer> places : kind) {
        for (int place : places) {
          parts[place] = next;
        }
        next = (next + 1) % count;
      }
    }
    return new Folds(rows, parts, count);
  }

  public int count() {
    return count;
  }

  /** How many rows were divided. */
  int size() {
    return rows.length;
  }

  /** The rows of one part. */
  public int[] test(int part) {
    return select(part, true);
  }

  /** The rows of all other parts. */
  public int[] train(int part) {
    return select(part, false);
  }

  /** Places, among the rows that were divided, of the rows of one part. */
  public int[] places(int part) {
    return places(part, true);
  }

  /** Places, among the rows that were divided, of the rows of all other parts. */
  int[] placesOutside(int part) {
    return places(part, false);
  }

  private int[] places(int part, boolean inside) {
    return IntStream.range(0, rows.length).filter(i -> (partOfRow[i] == part) == inside).toArray();
  }

  private int[] select(int part, boolean inside) {
    return Arrays.stream(places(part, inside)).map(place -> rows[place]).toArray();
  }
}
