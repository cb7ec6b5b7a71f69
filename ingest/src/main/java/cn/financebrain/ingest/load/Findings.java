package cn.financebrain.ingest.load;

import java.util.ArrayList;
import java.util.List;

/** What a load has to tell beside its counts; see {@link IngestResult}. */
final class Findings {
  final List<String> leftOut = new ArrayList<>();
  final List<String> problems = new ArrayList<>();
}
