package org.mediaquery.catalog.dynamo.records;

import java.util.Map;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.table.Attributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;

/**
 * The condition that a record was not modified since a snapshot.
 *
 * @param expression a condition expression
 * @param names placeholders for attribute names, because DynamoDB reserves some of them
 * @param values of the expression; null for none, because DynamoDB refuses an empty map
 */
public record RecordCondition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {

    public static RecordCondition of(Snapshot snapshot) {
        if (!(snapshot instanceof Snapshot.Present)) {
            return new RecordCondition("attribute_not_exists(#name)", Map.of("#name", RecordItem.NAME), null);
        }
        if (snapshot.revision() == 0) {
            // written by the AWS sample, which has no revisions
            return new RecordCondition(
                    "attribute_exists(#name) AND attribute_not_exists(#revision)",
                    Map.of("#name", RecordItem.NAME, "#revision", RecordItem.REVISION),
                    null);
        }
        return new RecordCondition(
                "#revision = :revision",
                Map.of("#revision", RecordItem.REVISION),
                Map.of(":revision", Attributes.number(snapshot.revision())));
    }

    public void onPut(Put.Builder put) {
        put.conditionExpression(expression).expressionAttributeNames(names).expressionAttributeValues(values);
    }

    public void onDelete(Delete.Builder delete) {
        delete.conditionExpression(expression).expressionAttributeNames(names).expressionAttributeValues(values);
    }

    public void onCheck(ConditionCheck.Builder check) {
        check.conditionExpression(expression).expressionAttributeNames(names).expressionAttributeValues(values);
    }
}
