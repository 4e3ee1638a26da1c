using System.Collections.Immutable;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>What is in a stream was promised to somebody: it is read in order, tried until its end, and not dropped unheard.</summary>
public sealed class EveryStreamIsReadFromItsStartToItsEnd
{
    [Fact]
    public async Task In_the_stack_that_has_one()
    {
        var landscape = await Stacks.OfAsync("everything");

        Sentence.HoldsForAll(landscape.Of(AwsType.EventSourceMapping).Except(landscape.MappingsOfQueues), mapping =>
        {
            var stream = mapping.Text("eventSourceArn");
            var table = landscape.Of(AwsType.Table).SingleOrDefault(table => table.TextOrNull("streamArn") == stream);
            var function = landscape.FunctionOfAlias(mapping.Text("functionName"));
            var destination = (mapping.Map("destinationConfig")?.GetValueOrDefault("onFailure") as ImmutableDictionary<string, object>)?.GetValueOrDefault("destinationArn") as string;
            bool May(string action, string resource) =>
                landscape.GrantsOf(function).Allows(Asked.OfRole(function.Text("role"), action, resource));
            return table?.TextOrNull("streamViewType") != "NEW_IMAGE" ? "reads a stream without the items themselves"
                : mapping.TextOrNull("startingPosition") != "TRIM_HORIZON" ? "skips what was written before it"
                : mapping.Integer("parallelizationFactor") != 1 ? "does not keep the order"
                : mapping.Integer("maximumRetryAttempts") != -1 ? "gives up"
                : mapping.Integer("maximumRecordAgeInSeconds") is not { } age || age >= TimeSpan.FromDays(1).TotalSeconds ? "lets records vanish unheard"
                : landscape.ByArn(destination) is null ? "says nowhere what it gave up"
                : new[] { "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream", "dynamodb:ListStreams" }
                    .Where(action => !May(action, stream)).Select(action => $"may not {action}").FirstOrDefault()
                    ?? (May("dynamodb:UpdateItem", table.Text("arn")) ? null : "may not mark what it published")
                    ?? (May("sqs:SendMessage", destination!) ? null : "may not say what it gave up")
                    ?? KeyAccess.WhyNot(landscape, function, "dynamodb", "kms:Decrypt");
        });
    }
}
