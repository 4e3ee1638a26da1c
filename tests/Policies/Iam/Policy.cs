using System.Text.Json;
using Local.Declaration;
using Sim.Policies;

namespace Tests.Policies.Iam;

/// <summary>A policy document: what is written in it, and what IAM makes of it.</summary>
internal sealed record Policy(RecordedResource Owner, PolicyDocument Document, IReadOnlyList<PolicyStatement> Statements)
{
    public IEnumerable<PolicyStatement> Allowing => Statements.Where(statement => !statement.IsDeny);

    public static Policy Parse(RecordedResource owner, string json)
    {
        using var document = JsonDocument.Parse(json);
        return new Policy(owner, PolicyDocument.Parse($"{owner}", json), [.. document.RootElement.GetProperty("Statement").EnumerateArray().Select(PolicyStatement.Parse)]);
    }

    /// <summary>What this document alone says, whatever else is asked: an explicit deny wins over every allow, and silence is no allow.</summary>
    public bool Allows(AccessRequest request) => Document.Allows(request);

    public bool Denies(AccessRequest request) => Document.Denies(request);

    public override string ToString() => $"{Owner}";
}
