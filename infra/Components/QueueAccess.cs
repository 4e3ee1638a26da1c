using System.Text;
using Infra.Policies;
using Infra.Settings;
using Infra.Settings.Rules;
using Pulumi;

namespace Infra.Components;

/// <summary>
/// Who may send to a queue: compiled into one policy, as a queue has only one. All topics share a statement; if the document
/// outgrows SQS's limit, their list is widened to the topics of this stack, and said so.
/// </summary>
public sealed record QueueAccess
{
    /// <summary>ARNs of topics that send to it.</summary>
    public IReadOnlyList<Output<string>> Topics { get; init; } = [];

    /// <summary>Other accounts that send to it.</summary>
    public Partners Senders { get; init; } = Partners.None;

    /// <summary>The policy of the queue with this ARN.</summary>
    /// <param name="owner">What a warning of a widened policy is about.</param>
    public Output<string> PolicyOf(Output<string> queue, Placement placement, Resource owner)
    {
        var exact = PolicyDocument.Of(Statements(queue, placement, TopicsSend(queue, placement, "TopicsSend", "ArnEquals", Topics)));
        if (Topics.Count < 2)
        {
            return exact;
        }

        var every = placement.ArnOf("sns", $"{PhysicalName.Of("*")}");
        var widened = PolicyDocument.Of(Statements(queue, placement, TopicsSend(queue, placement, "TopicsSendWidened", "ArnLike", [every])));
        return Output.Tuple(exact, widened).Apply(policies =>
        {
            var size = Encoding.UTF8.GetByteCount(policies.Item1);
            if (size <= AwsLimits.QueuePolicy)
            {
                return policies.Item1;
            }

            Log.Warn($"The policy would have {size} bytes for {Topics.Count} topics, SQS allows {AwsLimits.QueuePolicy}: it lets every topic of this stack send.", owner);
            return policies.Item2;
        });
    }

    private List<Statement> Statements(Output<string> queue, Placement placement, Statement topicsSend)
    {
        var statements = new List<Statement>();
        if (Topics.Count > 0)
        {
            statements.Add(topicsSend);
        }

        statements.AddRange(PartnerStatements.Of("PartnersSend", Senders, placement, ["sqs:SendMessage"], queue));
        statements.Add(Statement.DenyWithoutTls("sqs:*", queue));
        return statements;
    }

    private static Statement TopicsSend(
        Output<string> queue, Placement placement, string sid, string @operator, IReadOnlyList<Output<string>> topics) => new()
    {
        Sid = sid,
        Principal = Principal.Sns,
        Actions = ["sqs:SendMessage"],
        Resources = [queue],
        // SNS itself is no permission, its topics are: anybody may have SNS send from a topic of their own.
        Conditions = [new Condition(@operator, "aws:SourceArn", topics), new Condition("StringEquals", "aws:SourceAccount", placement.Account)],
    };
}
