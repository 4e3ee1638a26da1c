using System.Collections.Immutable;
using System.Text.Json;
using Local.Declaration;
using Local.Worlds;
using Sim;
using Sim.CloudWatch;
using Sim.Lambda;

namespace Tests.Local;

/// <summary>What a stack declares of the event source mapping of a table's stream.</summary>
public sealed class DeclaredStreamTests
{
    private const string Stack = """
        config:
          aws:region: eu-west-1
          infra:topics:
            users: {}
          infra:outboxes:
            accounts: {}
        """;

    [Fact]
    public async Task Its_filter_criteria_pass_records_over_and_its_metrics_say_so()
    {
        var declared = await Build(mapping => mapping
            .SetItem("filterCriteria", Map("filters", ImmutableArray.Create<object>(Map("pattern", """{"dynamodb":{"Keys":{"entity":{"S":["mine"]}}}}"""))))
            .SetItem("metricsConfig", Map("metrics", ImmutableArray.Create<object>("EventCount"))));
        var mapping = Assert.Single(declared.World.StreamMappings);
        _ = declared.World.CloudWatch.AllMetrics;

        Write(declared, "other");
        Write(declared, "mine");
        declared.World.StepTo(DateTimeOffset.UnixEpoch + TimeSpan.FromMinutes(1));

        Assert.Equal(1, Assert.Single(declared.World.Trace, fact => fact.Kind == FactKind.Invoked).Count);
        Assert.Equal((2, 1L), (declared.World.StreamMappings[0].Position, declared.World.StreamMappings[0].FilteredOut));
        Assert.Equal([1], declared.World.GetMetricData(MetricId.Of("AWS/Lambda", "FilteredOutEventCount", ("EventSourceMappingUUID", $"{mapping.Uuid}")), Statistic.Sum, 1));
    }

    [Fact]
    public async Task One_that_is_switched_off_reads_nothing()
    {
        var declared = await Build(mapping => mapping.SetItem("enabled", false));

        Write(declared, "mine");
        declared.World.RunToIdle();

        Assert.DoesNotContain(declared.World.Trace, fact => fact.Kind == FactKind.Invoked);
        Assert.Equal(0, declared.World.StreamMappings[0].Position);
    }

    private static async Task<DeclaredWorld> Build(Func<ImmutableDictionary<string, object>, ImmutableDictionary<string, object>> change)
    {
        using var folder = new StackFolder(Stack);
        var stack = await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test"));
        var altered = DeclaredStack.Of(stack.File, stack.Recording.With(resource =>
            resource.Type == "aws:lambda/eventSourceMapping:EventSourceMapping" ? resource with { Inputs = change(resource.Inputs) } : resource));
        return DeclaredWorld.Build(
            altered,
            new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, Region = stack.File.Region, Account = stack.File.Account, EnforcesPolicies = true },
            _ => new ModelledFunction { Duration = TimeSpan.FromMilliseconds(50) });
    }

    private static void Write(DeclaredWorld declared, string entity)
    {
        using var item = JsonDocument.Parse($$$"""{"TableName":"{{{declared.Outboxes.Values.Single()}}}","Item":{"entity":{"S":"{{{entity}}}"},"sequence":{"S":"1"} } }""");
        declared.Tables.Execute("PutItem", item.RootElement);
    }

    private static ImmutableDictionary<string, object> Map(string name, object value) => ImmutableDictionary<string, object>.Empty.Add(name, value);
}
