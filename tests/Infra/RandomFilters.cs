using System.Text.Json;
using Events;
using Infra.Filters;
using Sim;

namespace Tests.Infra;

/// <summary>Consumers of one topic with random conditions, and random messages for them, all drawn from one seed.</summary>
internal sealed class RandomFilters
{
    public static readonly EventType[] Types = [FilterSamples.Issued, FilterSamples.Voided, FilterSamples.Reminded, EventCatalog.OrderPlaced, EventCatalog.UserSignedUp];

    /// <summary>By field: patterns, of which those that do not fit a type's schema are not used.</summary>
    private static readonly (string Field, string[] Patterns)[] Conditions =
    [
        ("currency", ["\"EUR\"", "\"CHF\"", "\"USD\"", """{"anything-but":["EUR"]}""", """{"anything-but":["USD","EUR"]}""", """{"prefix":"E"}""", """{"anything-but":{"prefix":"US"}}"""]),
        ("total", ["5", "7", """{"numeric":["<",5]}""", """{"numeric":[">=",5,"<",8]}""", """{"numeric":[">",7]}""", """{"numeric":["=",6]}""", """{"anything-but":[5]}""", """{"anything-but":[5,7]}"""]),
        ("note", ["null", "\"x\"", "\"xy\"", """{"prefix":"x"}""", """{"prefix":"xy"}""", """{"anything-but":["x"]}""", """{"anything-but":{"prefix":"xy"}}""", """{"exists":true}""", """{"exists":false}""", """{"suffix":"y"}""", """{"equals-ignore-case":"XY"}"""]),
        ("paid", ["true", "false", """{"exists":false}"""]),
        ("tags", ["\"aa\"", """{"prefix":"b"}""", """{"anything-but":["aa"]}"""]),
        ("customer.country", ["\"CH\"", """{"prefix":"D"}""", """{"anything-but":["CH","DE"]}"""]),
        ("lines.sku", ["\"aa\"", """{"prefix":"b"}"""]),
        ("email", ["\"a@b.ch\"", """{"exists":false}""", """{"suffix":".ch"}"""]),
        ("userId", ["\"x\"", """{"prefix":"x"}"""]),
    ];

    private static readonly string[] Texts = ["\"x\"", "\"xy\"", "\"xyz\"", "\"-\"", "\"EUR\"", "\"CHF\"", "\"USD\"", "\"CH\"", "\"DE\"", "\"\""];
    private static readonly string[] Others = ["4", "5", "5.5", "6", "7", "8", "true", "false", "null", "{}"];

    private readonly Chance chance;
    private readonly FilterScope scope;

    public RandomFilters(ulong seed, FilterScope scope)
    {
        chance = new Chance(seed);
        this.scope = scope;
        Takers = [.. Enumerable.Range(0, 1 + chance.Next(4)).Select(Taker)];
    }

    public IReadOnlyList<TakenEvents> Takers { get; }

    /// <summary>Each consumer's conditions as its settings would say them.</summary>
    public List<JsonElement> Where { get; } = [];

    public T Any<T>(IReadOnlyList<T> values) => values[chance.Next(values.Count)];

    public bool Happens(double probability) => chance.Happens(probability);

    /// <summary>A value of any kind; an array only if asked for.</summary>
    public string Value(bool arrays) => arrays && chance.Happens(0.3)
        ? $"[{string.Join(',', Enumerable.Range(0, chance.Next(3)).Select(_ => Value(arrays: false)))}]"
        : Any(chance.Happens(0.5) ? Texts : Others);

    /// <summary>Fields of any event type, each there or not, with values of any kind.</summary>
    public string Fields(bool arrays, string more = "")
    {
        var fields = Conditions.Select(condition => condition.Field.Split('.')[0]).Where(_ => chance.Happens(0.7))
            .Select(field => field == "customer" && chance.Happens(0.8)
                ? $"\"customer\":{{\"country\":{Value(arrays)}}}" : $"\"{field}\":{Value(arrays)}");
        return $"{{{string.Join(',', fields.Append(more).Where(field => field.Length > 0))}}}";
    }

    /// <summary>Data that fits the schema of the type.</summary>
    public string Valid(EventType type)
    {
        var currency = Any(["\"EUR\"", "\"USD\"", type == EventCatalog.OrderPlaced ? "\"GBP\"" : "\"CHF\""]);
        var total = Any(["4", "5", "6", "7", "8"]);
        var note = chance.Happens(0.3) ? "" : $",\"note\":{Any(["\"x\"", "\"xy\"", "\"Xy\"", "\"z\"", type == FilterSamples.Issued ? "null" : "\"\""])}";
        return type.Name switch
        {
            "invoice.issued" => $"{{\"currency\":{currency},\"total\":{total}{note}{(chance.Happens(0.5) ? ",\"paid\":" + Any(["true", "false"]) : "")}"
                + $",\"tags\":[{Any(["", "\"aa\"", "\"aa\",\"bb\"", "\"cc\""])}],\"customer\":{{\"country\":{Any(["\"CH\"", "\"DE\"", "\"FR\""])}}}}}",
            "invoice.voided" => $"{{\"total\":{total}{note}}}",
            "invoice.reminded" => Any(["{}", $"{{\"total\":{total}{note}}}", $"{{\"currency\":{currency}{note}}}"]),
            "order.placed" => $"{{\"orderId\":\"1\",\"userId\":{Any(["\"x\"", "\"xy\"", "\"y\""])},\"revision\":1,\"currency\":{currency},\"total\":{total},"
                + $"\"lines\":[{{\"sku\":{Any(["\"aa\"", "\"bb\""])},\"quantity\":1,\"unitPrice\":1}},{{\"sku\":\"cc\",\"quantity\":1,\"unitPrice\":1}}]}}",
            _ => $"{{\"userId\":{Any(["\"x\"", "\"xy\"", "\"y\""])}{Any(["", ",\"email\":\"a@b.ch\"", ",\"email\":\"a@b.de\""])}}}",
        };
    }

    private TakenEvents Taker(int index)
    {
        List<EventType> types = [.. Types.Where(_ => chance.Happens(0.25))];
        types = types.Count == 0 ? [Any(Types)] : types;
        for (var attempt = 0; attempt < 40 && chance.Happens(0.97); attempt++)
        {
            var fields = Enumerable.Range(0, 1 + chance.Next(2)).Select(_ => Any(Conditions)).DistinctBy(condition => condition.Field).Select(condition =>
                $"\"{condition.Field}\":[{string.Join(',', Enumerable.Range(0, 1 + chance.Next(2)).Select(_ => Any(condition.Patterns)))}]");
            using var document = JsonDocument.Parse($"{{{string.Join(',', fields)}}}");
            var failures = new List<string>();
            var where = EventConditions.Parse("where", document.RootElement, types, scope, failures.Add);
            if (failures.Count == 0)
            {
                Where.Add(document.RootElement.Clone());
                return new TakenEvents($"consumer{index}", types, where);
            }
        }

        using var none = JsonDocument.Parse("{}");
        Where.Add(none.RootElement.Clone());
        return new TakenEvents($"consumer{index}", types, EventConditions.None);
    }
}
