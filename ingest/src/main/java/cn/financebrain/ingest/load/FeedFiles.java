package cn.financebrain.ingest.load;

import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files of an input, by the mapping that reads them.
 *
 * @param tables in the order of the mappings' names; none is empty
 */
record FeedFiles(Map<FeedMapping, InputFiles> tables) {

  /**
   * @param findings are told what is left out, and what could not be looked into
   * @throws IngestException if there is no such input, or no mapping matches any file of it
   */
  static FeedFiles match(FeedSet feed, Path input, Findings findings) {
    InputFiles found = InputFiles.of(input);
    findings.problems.addAll(found.problems());
    Map<String, List<Path>> filesByMapping = new HashMap<>();
    for (Path file : found.files()) {
      List<FeedMapping> mappings = feed.matching(file);
      if (mappings.isEmpty() && !feed.isLabels(file)) {
        findings.leftOut.add(found.name(file));
      }
      for (FeedMapping mapping : mappings) {
        filesByMapping.computeIfAbsent(mapping.feed(), key -> new ArrayList<>()).add(file);
      }
    }
    Map<FeedMapping, InputFiles> tables = new LinkedHashMap<>();
    for (FeedMapping mapping : feed.mappings()) {
      List<Path> files = filesByMapping.get(mapping.feed());
      if (files != null) {
        tables.put(mapping, new InputFiles(input, files, List.of()));
      }
    }
    if (tables.isEmpty()) {
      throw new IngestException(nothingMatches(feed, found));
    }
    return new FeedFiles(tables);
  }

  private static String nothingMatches(FeedSet feed, InputFiles found) {
    List<String> patterns =
        feed.mappings().stream().flatMap(mapping -> mapping.files().stream()).toList();
    String problems = found.problems().stream().map("; "::concat).collect(Collectors.joining());
    return "no mapping of feed '%s' matches %s; it reads files named %s · 没有映射匹配该输入%s"
        .formatted(feed.name(), found.input(), String.join(", ", patterns), problems);
  }

  /** First the tables that tell who is who, by which others find their enterprises. */
  List<FeedMapping> inOrder() {
    return tables.keySet().stream()
        .sorted(Comparator.comparing(mapping -> !EnterpriseResolution.isRegister(mapping)))
        .toList();
  }

  long totalBytes() {
    return tables.values().stream()
        .flatMap(input -> input.files().stream())
        .mapToLong(FeedFiles::size)
        .sum();
  }

  static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0; // told when it is opened
    }
  }
}
