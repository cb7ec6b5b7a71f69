package cn.financebrain.ingest.simulate;

import java.util.List;

/**
 * A line of business.
 *
 * @param section letter of GB/T 4754-2017
 * @param code its class, 4 digits
 * @param title its name there, shortened
 * @param words what a name says of it, such as 鞋业
 * @param scope 经营范围
 * @param revenuePerHead a month, CNY
 * @param powerPerYuan kWh for each CNY of revenue
 * @param heads median number of employees of a small enterprise
 */
public record Industry(
    String section,
    String code,
    String title,
    List<String> words,
    String scope,
    double revenuePerHead,
    double powerPerYuan,
    int heads) {}
