package org.mediaquery.catalog.dynamo.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts Java values to DynamoDB attributes and back. Null values are left out. */
public final class Attributes {

    private Attributes() {}

    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    public static AttributeValue number(double value) {
        // plain notation, since DynamoDB refuses exponents above 125 and stores 38 digits
        return AttributeValue.fromN(BigDecimal.valueOf(value).toPlainString());
    }

    public static AttributeValue texts(Collection<String> values) {
        return AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
    }

    public static void putText(Map<String, AttributeValue> item, String key, Object value) {
        if (value != null) {
            item.put(key, AttributeValue.fromS(value.toString()));
        }
    }

    public static String textOrNull(Map<String, AttributeValue> item, String key) {
        return item.containsKey(key) ? item.get(key).s() : null;
    }

    public static Long longOrNull(Map<String, AttributeValue> item, String key) {
        return item.containsKey(key) ? Long.valueOf(item.get(key).n()) : null;
    }

    public static double decimal(Map<String, AttributeValue> item, String key) {
        return Double.parseDouble(item.get(key).n());
    }

    public static List<String> textsOf(Map<String, AttributeValue> item, String key) {
        return item.containsKey(key)
                ? item.get(key).l().stream().map(AttributeValue::s).toList()
                : List.of();
    }
}
