using System.Globalization;
using System.Text.Json;
using Events;
using FsCheck.Xunit;
using Infra.Filters;
using Sim;

namespace Tests.Infra;

/// <summary>For any consumers, any conditions and any messages, judged by the simulated SNS. A failure prints its seed.</summary>
public sealed class FilterPropertyTests
{
    private const int Messages = 40;

    [Property(Replay = FixedSeed.Value, MaxTest = 100)]
    public void A_consumer_takes_exactly_the_events_of_its_types_that_fulfil_its_conditions(uint one, uint two)
    {
        var filters = new RandomFilters(Seed(one, two), FilterScope.Body);
        var stage = new FilterStage(filters.Takers.Select(taker => FilterPolicy.Of(taker.Types, taker.Where)));
        for (var message = 0; message < Messages; message++)
        {
            var type = filters.Any(RandomFilters.Types);
            var data = filters.Valid(type);
            using var document = JsonDocument.Parse(data);
            Assert.Empty(type.Schema.Validate(document.RootElement));
            var expected = filters.Takers.Select((taker, index) =>
                taker.Types.Contains(type) && FilterOracle.Fulfils(document.RootElement, filters.Where[index])).ToList();

            Assert.Equal(expected, stage.Takers($$"""{"specversion":"1.0","id":"1","source":"/s","type":"{{type.Name}}","data":{{data}}}"""));
            if (type.BareName is { } bareName)
            {
                Assert.Equal(expected, stage.Takers(Bare(bareName, data)));
            }
        }
    }

    [Property(Replay = FixedSeed.Value, MaxTest = 100)]
    public void Every_event_is_taken_or_parked_and_never_both(uint one, uint two)
    {
        var (filters, stage) = Declarable(Seed(one, two), FilterScope.Body);
        for (var message = 0; message < Messages; message++)
        {
            var type = filters.Any(RandomFilters.Types);
            var data = filters.Valid(type);
            ExactlyOne(stage, $$"""{"specversion":"1.0","id":"1","source":"/s","type":"{{type.Name}}","data":{{data}}}""");
            if (type.BareName is { } bareName)
            {
                ExactlyOne(stage, Bare(bareName, data));
            }
        }
    }

    [Property(Replay = FixedSeed.Value, MaxTest = 100)]
    public void Every_object_is_taken_or_parked_and_never_both(uint one, uint two)
    {
        var (filters, stage) = Declarable(Seed(one, two), FilterScope.Body);
        for (var message = 0; message < Messages; message++)
        {
            ExactlyOne(stage, Body(filters, arrays: false));
        }
    }

    [Property(Replay = FixedSeed.Value, MaxTest = 100)]
    public void Every_object_with_arrays_in_it_is_taken_or_parked(uint one, uint two)
    {
        var (filters, stage) = Declarable(Seed(one, two), FilterScope.Body);
        for (var message = 0; message < Messages; message++)
        {
            var body = Body(filters, arrays: true);
            Assert.True(stage.Takers(body).Contains(true), $"lost: {body}");
        }
    }

    [Property(Replay = FixedSeed.Value, MaxTest = 100)]
    public void In_attribute_scope_every_message_is_taken_or_parked_and_never_both(uint one, uint two)
    {
        var (filters, stage) = Declarable(Seed(one, two), FilterScope.Attributes);
        for (var message = 0; message < Messages; message++)
        {
            var attributes = new Dictionary<string, MessageAttributeValue>();
            foreach (var name in new[] { "currency", "total", "note", "userId", "email" }.Where(_ => filters.Happens(0.7)))
            {
                attributes[name] = Attribute(filters.Value(arrays: false));
            }

            if (filters.Happens(0.8))
            {
                attributes["eventType"] = new MessageAttributeValue("String", filters.Any(Names()));
            }

            var takers = stage.Takers("not even JSON", attributes);
            Assert.True(takers[^1] != takers[..^1].Contains(true), string.Join(", ", attributes));
        }
    }

    [Property(Replay = FixedSeed.Value, MaxTest = 100)]
    public void In_attribute_scope_a_consumer_takes_what_its_publishers_copied(uint one, uint two)
    {
        var filters = new RandomFilters(Seed(one, two), FilterScope.Attributes);
        var stage = new FilterStage(filters.Takers.Select(taker => FilterPolicy.Of(taker.Types, taker.Where, FilterScope.Attributes)));
        for (var message = 0; message < Messages; message++)
        {
            var type = filters.Any(RandomFilters.Types);
            using var document = JsonDocument.Parse(filters.Valid(type));
            var attributes = document.RootElement.EnumerateObject()
                .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && field.Value.ToString().Length > 0)
                .ToDictionary(field => field.Name, field => Attribute(field.Value.GetRawText()));
            attributes["eventType"] = new MessageAttributeValue("String", filters.Happens(0.5) ? type.Name : type.BareName ?? type.Name);

            // An empty text is no attribute.
            using var copied = JsonDocument.Parse(JsonSerializer.Serialize(document.RootElement.EnumerateObject()
                .Where(field => attributes.ContainsKey(field.Name)).ToDictionary(field => field.Name, field => field.Value)));
            Assert.Equal(
                filters.Takers.Select((taker, index) => taker.Types.Contains(type) && FilterOracle.Fulfils(copied.RootElement, filters.Where[index])),
                stage.Takers("{}", attributes));
        }
    }

    [Fact]
    public void Most_random_consumers_have_conditions_and_a_parking_filter()
    {
        var filters = Enumerable.Range(0, 200).Select(seed => new RandomFilters((ulong)seed, FilterScope.Body)).ToList();

        Assert.InRange(filters.SelectMany(filter => filter.Takers).Count(taker => !taker.Where.AreNone), 150, 1000);
        Assert.InRange(filters.Count(filter => ParkingFilter.Of(filter.Takers) is { Failures.Count: 0, Policy.Json: var json } && json!.Contains("$or")), 80, 200);
    }

    /// <summary>The first consumers from this seed on whose complement SNS can say; the parking queue is the last subscriber.</summary>
    private static (RandomFilters Filters, FilterStage Stage) Declarable(ulong seed, FilterScope scope)
    {
        while (true)
        {
            var filters = new RandomFilters(seed++, scope);
            var parking = ParkingFilter.Of(filters.Takers, scope);
            if (parking.Failures.Count == 0)
            {
                return (filters, new FilterStage(filters.Takers.Select(taker => FilterPolicy.Of(taker.Types, taker.Where, scope)).Append(parking.Policy)));
            }
        }
    }

    private static void ExactlyOne(FilterStage stage, string body)
    {
        var takers = stage.Takers(body);
        Assert.True(takers[^1] != takers[..^1].Contains(true), $"{(takers[^1] ? "both" : "neither")}: {body}");
    }

    /// <summary>With neither type, either or both, and fields of any kind at the top and in the data.</summary>
    private static string Body(RandomFilters filters, bool arrays)
    {
        var more = new List<string>();
        foreach (var key in new[] { "type", "eventType" }.Where(_ => filters.Happens(0.6)))
        {
            more.Add($"\"{key}\":{(filters.Happens(0.8) ? $"\"{filters.Any(Names())}\"" : filters.Value(arrays))}");
        }

        if (filters.Happens(0.7))
        {
            more.Add($"\"data\":{filters.Fields(arrays)}");
        }

        return filters.Fields(arrays, string.Join(',', more));
    }

    private static List<string> Names() => [.. RandomFilters.Types.SelectMany(type => new[] { type.Name, type.BareName ?? "OTHER" })];

    private static string Bare(string name, string data) => data == "{}" ? $$"""{"eventType":"{{name}}"}""" : $$"""{"eventType":"{{name}}",{{data[1..]}}""";

    /// <summary>A number as Number, whatever else as String.</summary>
    private static MessageAttributeValue Attribute(string json) => double.TryParse(json, CultureInfo.InvariantCulture, out _)
        ? new MessageAttributeValue("Number", json) : new MessageAttributeValue("String", json.Trim('"') is { Length: > 0 } text ? text : "empty");

    /// <summary>FsCheck prefers small numbers; two of them make many seeds.</summary>
    private static ulong Seed(uint one, uint two) => ((ulong)one << 32) | two;
}
