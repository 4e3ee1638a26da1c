using System.Text.Json;
using Events;
using Events.Schema;
using Infra.Filters;

namespace Tests.Infra;

/// <summary>Event types outside the catalog, and conditions on them.</summary>
internal static class FilterSamples
{
    /// <summary>An invoice, with a field of every kind.</summary>
    public static EventType Issued { get; } = Type("invoice.issued", "INVOICE_ISSUED",
        """
        { "type": "object", "required": ["currency", "total", "customer"], "properties": {
            "currency": { "enum": ["EUR", "CHF", "USD"] },
            "total": { "type": "number", "minimum": 0, "maximum": 1000 },
            "paid": { "type": "boolean" },
            "note": { "type": ["string", "null"], "maxLength": 10 },
            "tags": { "type": "array", "items": { "$ref": "#/$defs/tag" } },
            "customer": { "type": "object", "required": ["country"], "properties": {
                "country": { "type": "string", "pattern": "^[A-Z]{2}$" }, "ip": { "type": "string" } } } },
          "$defs": { "tag": { "type": "string", "minLength": 2 } } }
        """);

    /// <summary>Has no bare form, and few of the same fields.</summary>
    public static EventType Voided { get; } = Type("invoice.voided", null,
        """
        { "type": "object", "required": ["total"], "properties": {
            "total": { "type": "integer", "minimum": 0, "exclusiveMaximum": 1000 }, "note": { "type": "string" } } }
        """);

    public static EventType Reminded { get; } = Type("invoice.reminded", "INVOICE_REMINDED",
        """{ "type": "object", "properties": { "total": { "type": "number" }, "note": { "type": "string" }, "currency": { "type": "string" } } }""");

    public static EventType Type(string name, string? bareName, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return new EventType(name, 1, "invoices", bareName, JsonSchema.Parse(document.RootElement.Clone(), name));
    }

    public static (EventConditions Conditions, List<string> Failures) Parse(
        string where, FilterScope scope = FilterScope.Body, params EventType[] takes)
    {
        using var document = JsonDocument.Parse(where);
        var failures = new List<string>();
        return (EventConditions.Parse("consumers.mail.where", document.RootElement, takes.Length > 0 ? takes : [Issued], scope, failures.Add), failures);
    }

    /// <summary>Conditions that must be valid.</summary>
    public static EventConditions Where(string where, FilterScope scope = FilterScope.Body, params EventType[] takes)
    {
        var (conditions, failures) = Parse(where, scope, takes);
        Assert.Empty(failures);
        return conditions;
    }
}
