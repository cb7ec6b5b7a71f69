package cn.financebrain.engine.blocks;

import cn.financebrain.engine.blocks.ColumnLayout.ArrayOf;
import cn.financebrain.engine.blocks.ColumnLayout.Dictionary;
import cn.financebrain.engine.blocks.ColumnLayout.Fields;
import cn.financebrain.engine.blocks.ColumnLayout.Fixed;
import cn.financebrain.engine.blocks.ColumnLayout.Nullable;
import cn.financebrain.engine.blocks.ColumnLayout.Text;
import java.util.ArrayList;
import java.util.List;

/** The layouts of ClickHouse's types. */
final class ColumnTypes {

  private ColumnTypes() {}

  /**
   * Returns how values of a type are laid out.
   *
   * @throws UnknownLayoutException for types whose layout depends on their values
   */
  static ColumnLayout layout(String type) throws UnknownLayoutException {
    TypeName name = TypeName.of(type);
    List<String> arguments = name.arguments();
    return switch (name.name()) {
      case "UInt8", "Int8", "Bool", "Enum8", "Nothing" -> new Fixed(1);
      case "UInt16", "Int16", "Date", "Enum16", "BFloat16" -> new Fixed(2);
      case "UInt32", "Int32", "Float32", "Date32", "DateTime", "Time", "IPv4" -> new Fixed(4);
      case "UInt64", "Int64", "Float64", "DateTime64", "Time64" -> new Fixed(8);
      case "UInt128", "Int128", "UUID", "IPv6" -> new Fixed(16);
      case "UInt256", "Int256" -> new Fixed(32);
      case "Decimal" -> new Fixed(decimalBytes(Integer.parseInt(arguments.get(0))));
      case "FixedString" -> new Fixed(Integer.parseInt(arguments.get(0)));
      case "String" -> new Text();
      case "Nullable" -> new Nullable(layout(arguments.get(0)));
      case "LowCardinality" -> new Dictionary(layout(withoutNullable(arguments.get(0))));
      case "Array" -> new ArrayOf(layout(arguments.get(0)));
      case "Tuple" -> fields(type, arguments);
      case "Map", "Nested" -> new ArrayOf(fields(type, arguments));
      case "SimpleAggregateFunction" -> layout(arguments.get(arguments.size() - 1));
      case "Point" -> new Fixed(16);
      case "Ring", "LineString" -> layout("Array(Point)");
      case "Polygon", "MultiLineString" -> layout("Array(Ring)");
      case "MultiPolygon" -> layout("Array(Polygon)");
      default -> {
        if (type.startsWith("Interval")) {
          yield new Fixed(8);
        }
        throw new UnknownLayoutException(type);
      }
    };
  }

  private static ColumnLayout fields(String type, List<String> elements)
      throws UnknownLayoutException {
    List<ColumnLayout> fields = new ArrayList<>();
    for (String element : elements) {
      if (element.isEmpty()) {
        throw new UnknownLayoutException(type);
      }
      fields.add(layout(TypeName.withoutName(element)));
    }
    return new Fields(fields);
  }

  private static String withoutNullable(String type) {
    TypeName name = TypeName.of(type);
    return name.name().equals("Nullable") ? name.arguments().get(0) : type;
  }

  private static int decimalBytes(int precision) {
    return precision <= 9 ? 4 : precision <= 18 ? 8 : precision <= 38 ? 16 : 32;
  }
}
