using System.Text.Json;
using Local.Declaration;

namespace Tests.Policies.Iam;

/// <summary>A policy document as IAM reads it.</summary>
internal sealed record Policy(RecordedResource Owner, IReadOnlyList<PolicyStatement> Statements)
{
    public IEnumerable<PolicyStatement> Allowing => Statements.Where(statement => !statement.IsDeny);

    public static Policy Parse(RecordedResource owner, string json)
    {
        using var document = JsonDocument.Parse(json);
        return new Policy(owner, [.. document.RootElement.GetProperty("Statement").EnumerateArray().Select(PolicyStatement.Parse)]);
    }

    /// <summary>What this document alone says: an explicit deny wins over every allow, and silence is no allow.</summary>
    public Verdict Decide(AccessRequest request)
    {
        var applying = Statements.Where(statement => statement.AppliesTo(request)).ToList();
        return applying.Exists(statement => statement.IsDeny) ? Verdict.Denied
            : applying.Count > 0 ? Verdict.Allowed : Verdict.Silent;
    }

    public override string ToString() => $"{Owner}";
}
