namespace Sim.Sns;

/// <summary>What stands before SNS itself refuses of a request.</summary>
public static class ValidationErrors
{
    /// <param name="path">For example <c>publishBatchRequestEntries.1.member.id</c>.</param>
    public static AwsError Null(string path) => Of([Complaint("null", path, "not be null")]);

    /// <summary>Everything that is wrong is said at once.</summary>
    /// <param name="complaints">At least one.</param>
    public static AwsError Of(IReadOnlyList<string> complaints) => new(
        "ValidationError", $"{complaints.Count} validation error{(complaints.Count == 1 ? "" : "s")} detected: {string.Join("; ", complaints)}");

    /// <summary>Null for a text of fitting length.</summary>
    /// <param name="least">Characters.</param>
    /// <param name="most">Characters.</param>
    public static string? OfLength(string? text, string path, int least, int most) =>
        text is null ? Complaint("null", path, "not be null")
        : text.Length < least ? Complaint($"'{text}'", path, $"have length greater than or equal to {least}")
        : text.Length > most ? Complaint($"'{text}'", path, $"have length less than or equal to {most}")
        : null;

    /// <summary>Null for a number within.</summary>
    public static string? OfRange(int number, string path, int least, int most) =>
        number < least ? Complaint($"'{number}'", path, $"have value greater than or equal to {least}")
        : number > most ? Complaint($"'{number}'", path, $"have value less than or equal to {most}")
        : null;

    private static string Complaint(string value, string path, string rule) =>
        $"Value {value} at '{path}' failed to satisfy constraint: Member must {rule}";
}
