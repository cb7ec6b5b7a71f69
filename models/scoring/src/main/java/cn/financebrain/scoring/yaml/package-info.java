/**
 * How the catalogue, the rules, the lexicons and the reference rates are read from YAML; {@link
 * cn.financebrain.scoring.yaml.YamlReader} is all of it.
 */
package cn.financebrain.scoring.yaml;
