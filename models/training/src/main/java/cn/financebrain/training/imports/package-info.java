/**
 * Models that others trained, from the files of XGBoost, LightGBM and ONNX to an artifact: the
 * readers give a {@link cn.financebrain.training.imports.ForeignModel}, {@link
 * cn.financebrain.training.imports.ModelImport} binds its features to tags.
 */
package cn.financebrain.training.imports;
