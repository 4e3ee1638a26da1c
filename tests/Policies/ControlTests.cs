using System.Text.RegularExpressions;
using Tests.House;

namespace Tests.Policies;

/// <summary>The table of controls in this folder's README is true: each has the sentences that hold it, or a reason for the exception.</summary>
public sealed partial class ControlTests
{
    private const int ShortestReason = 40;

    /// <summary>Of the AWS Foundational Security Best Practices, and of their neighbours that the stacks are held to.</summary>
    private static readonly string[] Demanded =
    [
        "SNS.1", "SNS.2", "SNS.3", "SNS.4", "SQS.1", "SQS.2", "SQS.3", "Lambda.1", "Lambda.2", "Lambda.3", "Lambda.5", "Lambda.6", "Lambda.7",
        "KMS.1", "KMS.2", "KMS.3", "KMS.4", "KMS.5", "DynamoDB.1", "DynamoDB.2", "DynamoDB.4", "DynamoDB.5", "DynamoDB.6",
        "CloudWatch.15", "CloudWatch.16", "CloudWatch.17", "IAM.1", "IAM.21",
    ];

    [Fact]
    public void Every_control_is_in_the_table_once() =>
        Assert.Equal(Demanded.Order(StringComparer.Ordinal), Rows().Where(row => IsDemanded(row.Id)).Select(row => row.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_sentence_that_the_table_names_exists_and_says_which_control_it_holds() =>
        Assert.Equal(
            Held().Order(),
            Rows().SelectMany(row => row.Sentences.Select(sentence => (row.Id, sentence))).Where(pair => IsDemanded(pair.Id)).Order());

    [Fact]
    public void Every_sentence_beside_the_controls_exists()
    {
        var sentences = typeof(ControlTests).Assembly.GetTypes().Where(type => type.Namespace == typeof(ControlTests).Namespace).Select(type => type.Name).ToHashSet();

        Assert.DoesNotContain(Rows().SelectMany(row => row.Sentences), sentence => !sentences.Contains(sentence));
    }

    [Fact]
    public void Every_control_without_a_sentence_has_its_reason() =>
        Sentence.HoldsForAll(Rows(), row => row.Sentences.Count > 0 || row.Exception.Length >= ShortestReason ? null : "is neither held nor excepted");

    /// <summary>Ids of others stand beside them, several in a row.</summary>
    private static bool IsDemanded(string id) => StandardId().IsMatch(id);

    /// <summary><c>[Trait("Control", "SQS.1")]</c> on the sentences.</summary>
    private static IEnumerable<(string Id, string Sentence)> Held() =>
        from type in typeof(ControlTests).Assembly.GetTypes()
        from trait in type.GetCustomAttributesData()
        where trait.AttributeType == typeof(TraitAttribute) && trait.ConstructorArguments[0].Value as string == "Control"
        select ((string)trait.ConstructorArguments[1].Value!, type.Name);

    /// <summary>Rows are <c>| id | demand | sentences | exception |</c>, sentences in back ticks.</summary>
    private static List<(string Id, List<string> Sentences, string Exception)> Rows() =>
    [
        .. Repository.Text("tests/Policies/README.md").Split('\n')
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .Where(cells => cells.Length == 4 && cells[0] is not ("control" or "---"))
            .Select(cells => (cells[0], cells[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim(' ', '`')).ToList(), cells[3])),
    ];

    [GeneratedRegex("^(SNS|SQS|Lambda|KMS|DynamoDB|CloudWatch|IAM)\\.[0-9]+$")]
    private static partial Regex StandardId();
}
