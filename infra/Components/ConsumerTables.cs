using Infra.Policies;
using Infra.Settings;
using Pulumi;

namespace Infra.Components;

/// <summary>The tables that a consumer keeps its state in.</summary>
/// <param name="Handled">What has been handled, of all consumers.</param>
/// <param name="Failures">The last failure of each message, of all consumers.</param>
/// <param name="State">Its own; null if it has none.</param>
public sealed record ConsumerTables(EventTable Handled, EventTable Failures, EventTable? State)
{
    public IEnumerable<Statement> Grants =>
    [
        new Statement
        {
            Sid = "KeepState",
            Actions = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
            Resources = State is null ? [Handled.Arn] : [Handled.Arn, State.Arn],
        },
        new Statement { Sid = "KeepFailures", Actions = ["dynamodb:PutItem"], Resources = [Failures.Arn] },
    ];

    /// <summary>What a consumer's code reads when it starts; functions/Consuming names each variable that it needs.</summary>
    public Dictionary<string, Output<string>> VariablesOf(ConsumerSettings settings)
    {
        var variables = new Dictionary<string, Output<string>>
        {
            [FunctionVariables.Consumer] = Output.Create(settings.Name),
            [FunctionVariables.Timeout] = Output.Create($"{(int)settings.Function.Timeout.TotalSeconds}"),
            [FunctionVariables.HandledEvents] = Handled.TableName,
            [FunctionVariables.Failures] = Failures.TableName,
        };
        if (State is not null)
        {
            variables.Add(FunctionVariables.State, State.TableName);
        }

        return variables;
    }
}
