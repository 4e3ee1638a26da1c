using System.Collections.Immutable;
using System.Text.Json;
using Events;
using Infra.Components;
using Infra.Filters;
using Infra.Settings;

namespace Tests.Infra;

public sealed class IngestFunctionTests
{
    [Fact]
    public async Task Only_callers_with_an_AWS_identity_get_in()
    {
        var url = (await DeclareAsync()).Inputs("aws:lambda/functionUrl:FunctionUrl", "ingest-url");

        Assert.Equal("AWS_IAM", url["authorizationType"]);
        Assert.Equal(("test-ingest", "live"), (url["functionName"], url["qualifier"]));
    }

    [Fact]
    public async Task It_may_publish_to_the_stacks_topics_and_knows_how()
    {
        using var where = JsonDocument.Parse("""{"currency":["EUR"]}""");
        var conditions = EventConditions.Parse("where", where.RootElement, [EventCatalog.OrderPlaced], FilterScope.Attributes, Assert.Fail);
        var aws = await DeclareAsync(ConsumerSamples.Topic with
        {
            Fair = true,
            FilterScope = FilterScope.Attributes,
            Consumers = [ConsumerSamples.Consumer with { Takes = [EventCatalog.OrderPlaced], Where = conditions }],
        });

        var publish = aws.Statements("aws:iam/rolePolicy:RolePolicy", "ingest-role-policy")["Publish"];
        Assert.Equal(("sns:Publish", "arn:orders"), (publish.GetProperty("Action").GetString(), publish.GetProperty("Resource").GetString()));
        var variables = (ImmutableDictionary<string, object>)((ImmutableDictionary<string, object>)aws
            .Inputs("aws:lambda/function:Function", "ingest")["environment"])["variables"];
        Assert.Equal("""{"orders":{"arn":"arn:orders","grouping":"fair","attributes":["currency"]}}""", variables["TOPICS"]);
    }

    [Fact]
    public async Task Another_account_needs_both_permissions_of_a_function_URL()
    {
        var aws = await DeclareAsync();

        var viaUrl = aws.Inputs("aws:lambda/permission:Permission", "ingest-210987654321-url");
        Assert.Equal(("lambda:InvokeFunctionUrl", "210987654321", "AWS_IAM"), (viaUrl["action"], viaUrl["principal"], viaUrl["functionUrlAuthType"]));
        var invoke = aws.Inputs("aws:lambda/permission:Permission", "ingest-210987654321");
        Assert.Equal(("lambda:InvokeFunction", true), (invoke["action"], invoke["invokedViaFunctionUrl"]));
    }

    private static Task<MockedAws> DeclareAsync(TopicSettings? topic = null) => MockedAws.DeclareAsync(() => _ = new IngestFunction(
        "ingest",
        new IngestSettings(new FunctionSettings { Package = "Ingest" }, new Partners(["210987654321"], [])),
        [(topic ?? ConsumerSamples.Topic, ConsumerSamples.EventTopic(topic))],
        ConsumerSamples.Placement));
}
