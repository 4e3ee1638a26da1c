using Infra.Policies;
using Infra.Settings;
using Pulumi;

namespace Infra.Components;

/// <summary>What a consumer's code may do, and is told, about messages that it does not handle.</summary>
/// <param name="DeadLetters">Where it sends what no attempt will mend.</param>
/// <param name="Queue">Where the messages come from; null for a function that topics invoke.</param>
internal sealed record ConsumerFailures(EventQueue DeadLetters, EventQueue? Queue)
{
    public IEnumerable<Statement> Grants
    {
        get
        {
            yield return new Statement { Sid = "SendDeadLetters", Actions = ["sqs:SendMessage"], Resources = [DeadLetters.Arn] };
            if (Queue is not null)
            {
                yield return new Statement { Sid = "LetRest", Actions = ["sqs:ChangeMessageVisibility"], Resources = [Queue.Arn] };
            }
        }
    }

    public void AddVariables(Dictionary<string, Output<string>> variables, ConsumerSettings settings)
    {
        variables.Add(FunctionVariables.DeadLetterQueue, DeadLetters.Url);
        variables.Add(FunctionVariables.OnInvalid, Output.Create(settings.Failures.OnInvalid == InvalidEvents.Discard ? "discard" : "deadLetter"));
        if (settings.Failures.LogPayloads)
        {
            variables.Add(FunctionVariables.LogPayloads, Output.Create("true"));
        }

        if (Queue is not null && settings.Queue is { RetryBackoff: { } backoff })
        {
            variables.Add(FunctionVariables.Queue, Queue.Url);
            variables.Add(FunctionVariables.FirstRest, Output.Create($"{(int)backoff.First.TotalSeconds}"));
            variables.Add(FunctionVariables.MostRest, Output.Create($"{(int)backoff.Most.TotalSeconds}"));
        }
    }
}
