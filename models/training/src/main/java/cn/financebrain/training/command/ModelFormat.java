package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.training.imports.ForeignModel;
import cn.financebrain.training.imports.LightGbmReader;
import cn.financebrain.training.imports.OnnxReader;
import cn.financebrain.training.imports.XgboostReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A format of model files that can be imported. */
enum ModelFormat {
  XGBOOST,
  LIGHTGBM,
  ONNX;

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
    return switch (this) {
      case XGBOOST -> XgboostReader.read(file);
      case LIGHTGBM -> LightGbmReader.read(new String(file, StandardCharsets.UTF_8));
      case ONNX -> OnnxReader.read(file);
    };
  }
}
