/**
 * How all YAML is read: the catalogue, rules, lexicons, reference rates, and the mappings and
 * connections of ingest; {@link cn.financebrain.scoring.yaml.YamlReader} is all of it.
 */
package cn.financebrain.scoring.yaml;
