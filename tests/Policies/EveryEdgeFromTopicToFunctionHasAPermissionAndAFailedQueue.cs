using System.Collections.Immutable;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>Without the permission SNS drops every event in silence; without the failed queue Lambda does, after its retries.</summary>
public sealed class EveryEdgeFromTopicToFunctionHasAPermissionAndAFailedQueue
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAny(landscape.Of(AwsType.TopicSubscription).Where(subscription => subscription.Text("protocol") == "lambda"), subscription =>
        {
            var alias = landscape.Of(AwsType.Alias).Single(alias => alias.Text("arn") == subscription.Text("endpoint"));
            var function = alias.Text("functionName");
            var permitted = landscape.Of(AwsType.Permission).Any(permission =>
                permission.Text("function") == function && permission.TextOrNull("qualifier") == alias.Text("name") && permission.Text("action") == "lambda:InvokeFunction"
                && permission.Text("principal") == "sns.amazonaws.com" && permission.TextOrNull("sourceArn") == subscription.Text("topic"));
            var invocation = landscape.Of(AwsType.EventInvokeConfig).SingleOrDefault(config =>
                config.Text("functionName") == function && config.TextOrNull("qualifier") == alias.Text("name"));
            var failed = landscape.ByArn(
                (invocation?.Map("destinationConfig")?["onFailure"] as ImmutableDictionary<string, object>)?["destination"] as string);
            return !permitted ? "may not invoke its function"
                : failed is null ? "has no failed queue"
                : !landscape.GrantsOf(landscape.Function(function)).Allows(Asked.OfRole(landscape.Function(function).Text("role"), "sqs:SendMessage", failed.Text("arn")))
                    ? $"its function may not send to {failed}"
                : null;
        });
    }

    [Fact]
    public async Task And_there_is_such_an_edge_to_look_at() =>
        Assert.Contains((await Stacks.OfAsync(Stacks.Everything)).Of(AwsType.TopicSubscription), subscription => subscription.Text("protocol") == "lambda");
}
