namespace Sim.Sns;

/// <summary>
/// A compiled filter policy: alternatives (one unless there is an <c>$or</c>), of which one must hold; in it every key
/// must match, by any of its conditions.
/// </summary>
internal sealed class FilterPolicy(FilterPolicyScope scope, FilterRule[][] alternatives)
{
    public FilterPolicyScope Scope { get; } = scope;

    public FilterVerdict Evaluate(Content content)
    {
        var fields = content.FieldsOf(Scope);
        if (fields.Problem == FilterReason.InvalidMessageBody && !AcceptsEverything)
        {
            return new FilterVerdict(false, null, FilterReason.InvalidMessageBody);
        }

        string? decidedBy = null;
        foreach (var alternative in alternatives)
        {
            if (FirstUnmatched(alternative, fields) is not { } key)
            {
                return FilterVerdict.Accept;
            }

            // Alternatives that fail at different keys leave no single key to blame.
            decidedBy = decidedBy is null || decidedBy == key ? key : "$or";
        }

        return new FilterVerdict(false, decidedBy, ReasonOf(fields));
    }

    /// <summary>Each key by itself, in the order of the policy.</summary>
    public IReadOnlyList<FilterKeyVerdict> Explain(Content content)
    {
        var fields = content.FieldsOf(Scope);
        return
        [
            .. alternatives.SelectMany(rules => rules).Distinct().Select(rule => new FilterKeyVerdict(
                rule.Path,
                rule.Asked,
                [.. Enumerable.Range(0, fields.Count).Select(at => fields[at]).Where(field => field.Path == rule.Path).Select(field => field.ToString())],
                rule.Matches(fields),
                !Array.TrueForAll(alternatives, rules => rules.Contains(rule)))),
        ];
    }

    private bool AcceptsEverything => alternatives is [{ Length: 0 }];

    private FilterReason ReasonOf(FilterFields fields) =>
        fields.Problem != FilterReason.Accepted ? fields.Problem
        : Scope == FilterPolicyScope.MessageBody ? FilterReason.MessageBody
        : FilterReason.MessageAttributes;

    private static string? FirstUnmatched(FilterRule[] alternative, FilterFields fields)
    {
        foreach (var rule in alternative)
        {
            if (!rule.Matches(fields))
            {
                return rule.Path;
            }
        }

        return null;
    }
}

/// <summary>A key of a filter policy, with dots between nested names, and its conditions.</summary>
internal sealed class FilterRule(string path, string asked, FilterCondition[] conditions)
{
    /// <summary>The conditions as they are written, JSON.</summary>
    public string Asked { get; } = asked;

    public string Path { get; } = path;

    public bool Matches(FilterFields fields)
    {
        var present = false;
        for (var index = 0; index < fields.Count; index++)
        {
            var field = fields[index];
            if (field.Path == Path)
            {
                present = true;
                foreach (var condition in conditions)
                {
                    if (condition.Matches(field))
                    {
                        return true;
                    }
                }
            }
        }

        return !present && Array.Exists(conditions, condition => condition.MatchesAbsence);
    }
}
