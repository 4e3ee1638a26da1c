using System.Text.Json;

namespace Events.Schema;

internal sealed class ItemsKeyword(JsonSchema items) : ISchemaKeyword
{
    public void Validate(JsonElement instance, SchemaFailures failures)
    {
        if (instance.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            failures.Enter($"[{index++}]");
            items.Validate(item, failures);
            failures.Leave();
        }
    }
}
