using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.DynamoDB;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.Sqs;
using Pulumi.Utilities;
using Lambda = Pulumi.Aws.Lambda;

namespace Tests.OfflineAws;

/// <summary>What comes back from the engine, as the types of the package.</summary>
public sealed class OutputTests
{
    [Fact]
    public async Task Numbers_texts_and_flags_come_back_typed()
    {
        Queue queue = null!;
        await DeclaredAws.OfAsync(() => queue = new Queue("orders", new()
        {
            Name = "orders.fifo",
            FifoQueue = true,
            VisibilityTimeoutSeconds = 180,
            Tags = { ["team"] = "shop" },
        }));

        Assert.Equal("arn:orders", await OutputUtilities.GetValueAsync(queue.Arn));
        Assert.Equal(180, await OutputUtilities.GetValueAsync(queue.VisibilityTimeoutSeconds));
        Assert.True(await OutputUtilities.GetValueAsync(queue.FifoQueue));
        Assert.Equal("shop", (await OutputUtilities.GetValueAsync(queue.Tags))!["team"]);
        Assert.Null(await OutputUtilities.GetValueAsync(queue.DelaySeconds));
    }

    [Fact]
    public async Task A_fraction_stays_a_fraction()
    {
        MetricAlarm alarm = null!;
        var aws = await DeclaredAws.OfAsync(() => alarm = new MetricAlarm("a", new() { Threshold = 0.95 }));

        Assert.Equal(0.95, aws.Only.Inputs["threshold"]);
        Assert.Equal(0.95, await OutputUtilities.GetValueAsync(alarm.Threshold));
    }

    [Fact]
    public async Task Weights_of_an_alias_are_fractions()
    {
        Lambda.Alias alias = null!;
        await DeclaredAws.OfAsync(() => alias = new Lambda.Alias("live", new()
        {
            FunctionName = "f",
            FunctionVersion = "1",
            RoutingConfig = new AliasRoutingConfigArgs { AdditionalVersionWeights = { ["2"] = 0.1 } },
        }));

        var routing = await OutputUtilities.GetValueAsync(alias.RoutingConfig);
        Assert.Equal(0.1, routing!.AdditionalVersionWeights!["2"]);
    }

    [Fact]
    public async Task Nested_objects_come_back_as_the_classes_of_the_Outputs_namespace()
    {
        Function function = null!;
        await DeclaredAws.OfAsync(() => function = new Function("f", new()
        {
            Role = "r",
            Environment = new FunctionEnvironmentArgs { Variables = { ["MODE"] = "test" } },
        }));

        var environment = await OutputUtilities.GetValueAsync(function.Environment);
        Assert.Equal("test", environment!.Variables!["MODE"]);
        Assert.IsType<Pulumi.Aws.Lambda.Outputs.FunctionEnvironment>(environment);
    }

    [Fact]
    public async Task Lists_of_objects_come_back_as_immutable_arrays()
    {
        Table table = null!;
        await DeclaredAws.OfAsync(() => table = new Table("t", new()
        {
            Attributes = { new Pulumi.Aws.DynamoDB.Inputs.TableAttributeArgs { Name = "pk", Type = "S" } },
        }));

        ImmutableArray<Pulumi.Aws.DynamoDB.Outputs.TableAttribute> attributes = await OutputUtilities.GetValueAsync(table.Attributes);
        Assert.Equal("pk", Assert.Single(attributes).Name);
    }

    [Fact]
    public async Task What_the_provider_fills_in_shows_in_the_outputs()
    {
        var aws = new DeclaredAws
        {
            Filled = ImmutableDictionary<string, object>.Empty.Add("sourceCodeSize", 1024).Add("qualifiedArn", "arn:f:1"),
        };
        Function function = null!;
        await aws.DeclareAsync(() => function = new Function("f", new() { Role = "r" }));

        Assert.Equal(1024, await OutputUtilities.GetValueAsync(function.SourceCodeSize));
        Assert.Equal("arn:f:1", await OutputUtilities.GetValueAsync(function.QualifiedArn));
    }
}
