using System.Globalization;
using Sim;

namespace Local.Endpoints.CloudWatch;

/// <summary>Lists that come in pieces: the token says where the next one begins.</summary>
internal static class Paging
{
    private const string NextToken = "NextToken";

    /// <summary>The piece that is asked for; writes the token of the next if there is one.</summary>
    public static List<T> Page<T>(Parameters parameters, AnswerWriter answer, IReadOnlyCollection<T> all, int most)
    {
        var start = parameters.TextOrNull(NextToken) is not { Length: > 0 } token ? 0
            : int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new AwsError("InvalidNextToken", "The next token is not one that was given.");
        if (start + most < all.Count)
        {
            answer.Text(NextToken, (start + most).ToString(CultureInfo.InvariantCulture));
        }

        return [.. all.Skip(start).Take(most)];
    }

    /// <summary>What the request says, 1 to 100; else the most.</summary>
    public static int MaxRecords(Parameters parameters) => parameters.IntegerOrNull("MaxRecords") switch
    {
        null => 100,
        >= 1 and <= 100 and var records => records,
        var records => throw new AwsError("InvalidParameterValue", $"The parameter MaxRecords is {records}, must be 1 to 100."),
    };
}
