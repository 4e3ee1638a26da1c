using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Iam.Inputs;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Sqs;

namespace Tests.OfflineAws;

/// <summary>What may be given, and what of it is sent.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public async Task Resources_without_required_arguments_need_none()
        => Assert.Empty((await DeclaredAws.OfAsync(() => _ = new Queue("q"))).Only.Inputs);

    [Fact]
    public async Task A_missing_required_argument_is_named()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => DeclaredAws.OfAsync(() => _ = new QueuePolicy("q", new() { Policy = "{}" })));

        Assert.Contains("QueueUrl is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runtime_is_an_enumeration_or_any_text()
    {
        var known = await DeclaredAws.OfAsync(() => _ = new Function("f", new() { Role = "r", Runtime = Runtime.Dotnet10 }));
        var newer = await DeclaredAws.OfAsync(() => _ = new Function("f", new() { Role = "r", Runtime = "dotnet12" }));

        Assert.Equal("dotnet10", known.Only.Inputs["runtime"]);
        Assert.Equal("dotnet12", newer.Only.Inputs["runtime"]);
    }

    [Fact]
    public async Task A_policy_is_a_text_an_output_of_one_or_a_document()
    {
        var output = await DeclaredAws.OfAsync(() => _ = new QueuePolicy("q", new() { QueueUrl = "u", Policy = Output.Create("{}") }));
        var document = await DeclaredAws.OfAsync(() => _ = new Role("r", new()
        {
            AssumeRolePolicy = new PolicyDocumentArgs
            {
                Version = PolicyDocumentVersion.PolicyDocumentVersion_2012_10_17,
                Statement = { new PolicyStatementArgs { Effect = PolicyStatementEffect.ALLOW, Action = "sts:AssumeRole" } },
            },
        }));

        Assert.Equal("{}", output.Only.Inputs["policy"]);
        var sent = Assert.IsType<ImmutableDictionary<string, object>>(document.Only.Inputs["assumeRolePolicy"]);
        Assert.Equal("2012-10-17", sent["Version"]);
        var statement = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single((ImmutableArray<object>)sent["Statement"]));
        Assert.Equal("Allow", statement["Effect"]);
        Assert.Equal("sts:AssumeRole", statement["Action"]);
    }

    [Fact]
    public async Task A_collection_that_is_only_looked_at_is_sent_empty_and_one_that_is_not_is_not_sent()
    {
        var looked = await DeclaredAws.OfAsync(() =>
        {
            var args = new MetricAlarmArgs();
            _ = args.AlarmActions;
            _ = new MetricAlarm("a", args);
        });

        Assert.Equal(["alarmActions"], looked.Only.Inputs.Keys);
    }
}
