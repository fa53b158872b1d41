namespace Sinan.Stages.Deliver.Domain.Requests;

/// <summary>Where an issue stands.</summary>
public enum IssueState
{
    Open,
    Doing,
    Solved,
}
