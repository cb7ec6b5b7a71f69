package cn.financebrain.dashboards.wire;

import cn.financebrain.contract.TagSpec;
import java.util.Optional;

/** Looks the names of tags up. */
public interface TagNames {
  Optional<TagSpec> find(String tag);
}
