package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.training.imports.ForeignModel;
import cn.financebrain.training.imports.LightGbmReader;
import cn.financebrain.training.imports.XgboostReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** A format of model files that can be imported. */
enum ModelFormat {
  XGBOOST(XgboostReader::read),
  LIGHTGBM(bytes -> LightGbmReader.read(new String(bytes, StandardCharsets.UTF_8)));

  private final Function<byte[], ForeignModel> reader;

  ModelFormat(Function<byte[], ForeignModel> reader) {
    this.reader = reader;
  }

  static ModelFormat of(String option) {
    return Arrays.stream(values())
        .filter(format -> format.option().equals(option))
        .findFirst()
        .orElseThrow(() -> CommandFailure.usage("failure.format", option));
  }

  /** How users write it. */
  String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws cn.financebrain.training.imports.ImportException if the file can't be imported
   */
  ForeignModel read(byte[] file) {
    return reader.apply(file);
  }
}
