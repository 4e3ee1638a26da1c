using Infra.Policies;
using Infra.Settings;
using Pulumi;

namespace Infra.Components;

/// <summary>What lets other accounts, or all accounts of an organization, use a resource of this stack.</summary>
internal static class PartnerStatements
{
    public static IEnumerable<Statement> Of(
        string sid,
        Partners partners,
        Placement placement,
        IReadOnlyList<string> actions,
        Output<string>? resource,
        params IReadOnlyList<Condition> conditions)
    {
        var statement = new Statement
        {
            Sid = sid,
            Actions = actions,
            Resources = resource is null ? [] : [resource],
            Wildcard = resource is null ? WildcardReason.ThisKey : null,
        };
        if (partners.Accounts.Count > 0)
        {
            yield return statement with
            {
                Principal = Principal.Accounts([.. partners.Accounts.Select(account => Output.Format($"arn:{placement.Partition}:iam::{account}:root"))]),
                Conditions = conditions,
            };
        }

        if (partners.Organizations.Count > 0)
        {
            yield return statement with
            {
                Sid = $"{sid}OfOrganization",
                Principal = Principal.Everyone,
                // Without it everyone would be meant (Security Hub SNS.4, SQS.3).
                Conditions = [Condition.Equal("aws:PrincipalOrgID", partners.Organizations), .. conditions],
            };
        }
    }
}
