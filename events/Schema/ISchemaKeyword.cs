using System.Text.Json;

namespace Events.Schema;

/// <summary>One validation keyword of a schema with its value.</summary>
internal interface ISchemaKeyword
{
    void Validate(JsonElement instance, SchemaFailures failures);
}
