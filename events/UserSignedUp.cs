namespace Events;

/// <summary>Data of <c>user.signed-up</c> version 1.</summary>
public sealed record UserSignedUp
{
    public required string UserId { get; init; }

    public string? Email { get; init; }
}
